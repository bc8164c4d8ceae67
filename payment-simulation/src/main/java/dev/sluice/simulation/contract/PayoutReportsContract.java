package dev.sluice.simulation.contract;

import static dev.sluice.simulation.contract.Things.NOW;
import static dev.sluice.simulation.contract.Things.TRACE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.application.payout.PayoutReports;
import dev.sluice.application.payout.PayoutReports.Report;
import dev.sluice.application.payout.PayoutReports.Tally;
import dev.sluice.domain.id.PayoutReportId;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What {@link PayoutReports} promises. */
@ContractOf(PayoutReports.class)
public abstract class PayoutReportsContract {

  private final Things things = new Things();

  protected abstract PayoutRooms rooms();

  private PayoutReports reports() {
    return rooms().reports();
  }

  @Test
  void a_report_is_kept_as_it_came_with_what_became_of_it() {
    var report = report(new Tally(1, 2, 3, 4, List.of("a", "c, 'd'")));
    assertThat(rooms().in(() -> reports().add(report))).isTrue();

    var kept = reports().withHash(report.sha256()).orElseThrow();
    assertThat(kept.text()).isEqualTo(report.text());
    assertThat(kept.tally()).isEqualTo(report.tally());
    assertThat(kept.id()).isEqualTo(report.id());
    assertThat(kept.receivedBy()).isEqualTo("ines");
    assertThat(kept.receivedAt()).isEqualTo(NOW);
    assertThat(reports().withHash("%064x".formatted(0))).isEmpty();
  }

  @Test
  void the_same_bytes_are_the_same_report() {
    var report = report(new Tally(0, 0, 0, 0, List.of()));
    var again = copy(report, things.number());
    assertThat(rooms().in(() -> reports().add(report))).isTrue();
    assertThat(rooms().in(() -> reports().add(again))).isFalse();

    assertThat(reports().withHash(report.sha256()).orElseThrow().id()).isEqualTo(report.id());
  }

  private Report report(Tally tally) {
    long number = things.number();
    return new Report(
        new PayoutReportId(number),
        "%064x".formatted(number),
        "<Document>ä</Document>".getBytes(StandardCharsets.UTF_8),
        tally,
        "ines",
        TRACE,
        NOW);
  }

  private static Report copy(Report of, long number) {
    return new Report(
        new PayoutReportId(number),
        of.sha256(),
        of.text(),
        of.tally(),
        of.receivedBy(),
        of.traceId(),
        of.receivedAt());
  }
}
