/** The addresses where people take things out of review. */
@NullMarked
package dev.sluice.service.review;

import org.jspecify.annotations.NullMarked;
