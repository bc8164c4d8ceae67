/**
 * Results told later: posted to one URL, sometimes late, sometimes twice, tried again when refused.
 */
@NullMarked
package dev.sluice.simulator.webhook;

import org.jspecify.annotations.NullMarked;
