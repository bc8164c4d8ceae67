/**
 * The floors of a payment: the same statements, records, requests and calls with no application
 * between them. What the platform takes beyond them is its own.
 */
@NullMarked
package dev.sluice.bench.floor;

import org.jspecify.annotations.NullMarked;
