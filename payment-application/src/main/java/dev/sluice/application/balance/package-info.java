/** What accounts hold, kept up and read. */
@NullMarked
package dev.sluice.application.balance;

import org.jspecify.annotations.NullMarked;
