/** The application: how it starts, and its services made from what the ports offer. */
@NullMarked
package dev.sluice.service.config;

import org.jspecify.annotations.NullMarked;
