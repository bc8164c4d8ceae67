/** What no consumer could handle: filed for people, who send it again or drop it. */
@NullMarked
package dev.sluice.application.deadletter;

import org.jspecify.annotations.NullMarked;
