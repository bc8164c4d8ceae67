package dev.sluice.service.idempotency;

import dev.sluice.application.idempotency.IdempotentRequest;
import dev.sluice.common.error.ErrorCode;
import dev.sluice.common.error.Problem;
import dev.sluice.service.access.Caller;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.util.unit.DataSize;

/**
 * A file somebody sends, too large to be held in memory: it lies on the disk until it is closed.
 *
 * @param request what makes it the same as an earlier one; its hash is the file's SHA-256 in hex
 * @param traceId the story it begins or belongs to
 * @param size in bytes
 */
public record Uploaded(
    IdempotentRequest request, Caller caller, String traceId, Path file, long size)
    implements AutoCloseable {

  public InputStream open() throws IOException {
    return Files.newInputStream(file);
  }

  /**
   * What is read in one piece.
   *
   * @param what it is, at the beginning of a sentence
   * @throws Problem when it has more bytes than that
   */
  public byte[] whole(String what, DataSize atMost) throws IOException {
    if (size > atMost.toBytes())
      throw new Problem(
          ErrorCode.PAYLOAD_TOO_LARGE,
          "%s may have %d bytes at most".formatted(what, atMost.toBytes()));
    return Files.readAllBytes(file);
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(file);
  }
}
