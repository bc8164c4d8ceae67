package dev.sluice.application.settlement;

import dev.sluice.application.id.Ids;
import dev.sluice.common.error.Problem;
import dev.sluice.domain.id.SettlementFileId;
import java.io.InputStream;
import java.time.InstantSource;

/** Takes a report in, whole and as it came. It is read afterwards, piece by piece. */
public final class ReceiveSettlementFileService {

  /**
   * @param known whether it came before: then nothing happens again
   */
  public record Received(SettlementFileId id, boolean known) {}

  private final SettlementFiles files;
  private final Ids ids;
  private final InstantSource clock;

  public ReceiveSettlementFileService(SettlementFiles files, Ids ids, InstantSource clock) {
    this.files = files;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * In a transaction.
   *
   * @param sha256 of its bytes, in hex
   * @param by who sent it
   * @throws Problem when it does not look like a report
   */
  public Received receive(String sha256, long size, InputStream bytes, String by, String traceId) {
    var known = files.withHash(sha256);
    if (known.isPresent()) return new Received(known.get(), true);
    var pieces = new Pieces(bytes);
    if (!pieces.hasNext()) throw Problem.invalid("/", "has no rows after the first");
    var id = new SettlementFileId(ids.next());
    var file = new SettlementFiles.File(id, sha256, size, by, traceId, clock.instant());
    if (files.add(file, pieces)) return new Received(id, false);
    return new Received(files.withHash(sha256).orElseThrow(), true);
  }
}
