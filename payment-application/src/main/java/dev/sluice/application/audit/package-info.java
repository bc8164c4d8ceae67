/** The laws of the books, asked of the whole database and of the PSP. */
@NullMarked
package dev.sluice.application.audit;

import org.jspecify.annotations.NullMarked;
