/**
 * Who there is: clients and roles as the realm has them, secrets as this installation made them.
 */
@NullMarked
package dev.sluice.identity.realm;

import org.jspecify.annotations.NullMarked;
