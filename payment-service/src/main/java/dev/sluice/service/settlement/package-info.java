/** The address of settlements: reports of the PSP, and what in them does not fit. */
@NullMarked
package dev.sluice.service.settlement;

import org.jspecify.annotations.NullMarked;
