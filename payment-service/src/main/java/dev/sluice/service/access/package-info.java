/** Who may do what: tokens, roles, one rule per address, and what each caller may see. */
@NullMarked
package dev.sluice.service.access;

import org.jspecify.annotations.NullMarked;
