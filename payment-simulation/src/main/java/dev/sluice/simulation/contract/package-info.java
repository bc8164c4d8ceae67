/**
 * What each port promises, as tests: the fakes of this module and the adapters pass the same
 * suites. What only many transactions at once can show is tested with the adapters alone, for the
 * fakes know one at a time.
 */
@NullMarked
package dev.sluice.simulation.contract;

import org.jspecify.annotations.NullMarked;
