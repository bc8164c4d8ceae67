/** W3C trace context: which story an event, a row, a call and a log line belong to. */
@NullMarked
package dev.sluice.common.trace;

import org.jspecify.annotations.NullMarked;
