/** Access tokens of an installation: who can ask its identity server for them, and how. */
@NullMarked
package dev.sluice.platform.token;

import org.jspecify.annotations.NullMarked;
