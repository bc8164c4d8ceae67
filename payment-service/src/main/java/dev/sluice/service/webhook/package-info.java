/** The address where PSPs tell what nobody asked for. */
@NullMarked
package dev.sluice.service.webhook;

import org.jspecify.annotations.NullMarked;
