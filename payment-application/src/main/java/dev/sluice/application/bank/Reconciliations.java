package dev.sluice.application.bank;

import dev.sluice.domain.bank.Reconciled;
import java.time.LocalDate;
import java.util.List;

/** Ledger, PSP and bank beside each other, as they stand when they are asked. */
public interface Reconciliations {

  /** What has to do with a day, settlements first. */
  List<Reconciled> of(LocalDate day);
}
