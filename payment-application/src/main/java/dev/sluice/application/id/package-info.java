/** Where new numbers for names come from. */
@NullMarked
package dev.sluice.application.id;

import org.jspecify.annotations.NullMarked;
