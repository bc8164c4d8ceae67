/**
 * What the PSP pays out: read from its reports, matched with what we know, written into the books.
 */
@NullMarked
package dev.sluice.application.settlement;

import org.jspecify.annotations.NullMarked;
