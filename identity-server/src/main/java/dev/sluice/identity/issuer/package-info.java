/** The OIDC issuer: Spring's, told who there is and what stands in a token. */
@NullMarked
package dev.sluice.identity.issuer;

import org.jspecify.annotations.NullMarked;
