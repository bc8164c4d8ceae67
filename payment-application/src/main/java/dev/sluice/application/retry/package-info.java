/** What is due: tried again, asked about, or released. */
@NullMarked
package dev.sluice.application.retry;

import org.jspecify.annotations.NullMarked;
