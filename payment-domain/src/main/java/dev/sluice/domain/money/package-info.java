/** Money: exact minor units of one currency, never mixed, never rounded by accident. */
@NullMarked
package dev.sluice.domain.money;

import org.jspecify.annotations.NullMarked;
