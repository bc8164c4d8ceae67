/** The audit and the state of the books, on the management port and as a meter. */
@NullMarked
package dev.sluice.service.audit;

import org.jspecify.annotations.NullMarked;
