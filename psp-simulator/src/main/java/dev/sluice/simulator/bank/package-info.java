/** The merchant's bank: takes what the PSP pays, executes payment files, writes statements. */
@NullMarked
package dev.sluice.simulator.bank;

import org.jspecify.annotations.NullMarked;
