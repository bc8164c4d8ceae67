/** Money the shopper's bank takes back: at once, and given again when the dispute is won. */
@NullMarked
package dev.sluice.domain.dispute;

import org.jspecify.annotations.NullMarked;
