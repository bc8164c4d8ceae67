/** What the PSP pays out, line by line: what it is for, and what does not fit. */
@NullMarked
package dev.sluice.domain.settlement;

import org.jspecify.annotations.NullMarked;
