package dev.sluice.domain.order;

import dev.sluice.domain.money.Amount;
import dev.sluice.domain.psp.PspReference;
import java.time.Instant;

/**
 * Money the PSP took for one order: a fact, one row for ever.
 *
 * @param n the how-manieth of its order, from 1
 * @param commission what of it is the platform's
 */
public record Capture(
    int n, Amount amount, Amount commission, PspReference reference, Instant at) {}
