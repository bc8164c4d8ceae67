/** The address of dead letters: looked through, sent again, dropped. */
@NullMarked
package dev.sluice.service.deadletter;

import org.jspecify.annotations.NullMarked;
