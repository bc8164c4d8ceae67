package dev.sluice.bench.floor;

import dev.sluice.bench.arrival.Wire;
import dev.sluice.bench.arrival.Wires;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.databind.json.JsonMapper;

/** (c) and (d): requests over kept connections, some at once, as fast as they are answered. */
final class HttpFloor implements AutoCloseable {
  private static final int AT_ONCE = 16;
  private static final AtomicLong PAYMENTS = new AtomicLong(ThreadLocalRandom.current().nextLong());

  private final Wires wires;

  HttpFloor(URI base) {
    wires = new Wires(base);
  }

  /** A process that answers with so many bytes, and the address it answers at. */
  record Door(Process process, URI base) implements AutoCloseable {
    static Door open(int answer) {
      String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
      List<String> words =
          List.of(
              java,
              "-Xmx128m",
              "-XX:+UseSerialGC",
              "-cp",
              System.getProperty("java.class.path"),
              BareDoor.class.getName(),
              Integer.toString(answer));
      try {
        Process process =
            new ProcessBuilder(words).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        String port = process.inputReader().readLine();
        if (port == null) throw new IllegalStateException("the bare door does not open");
        return new Door(process, URI.create("http://127.0.0.1:" + port));
      } catch (IOException e) {
        throw new IllegalStateException("the bare door does not open: " + e.getMessage(), e);
      }
    }

    @Override
    public void close() {
      process.destroy();
    }
  }

  /** The requests of a batch, once each. */
  int requests(List<byte[]> requests) throws InterruptedException {
    return all(requests.size(), n -> ok(wires.send(requests.get(n)), 202));
  }

  /** What a batch asks of the PSP: one authorization and two captures of each payment. */
  int calls(int payments) throws InterruptedException {
    return 3 * all(payments, _ -> payment());
  }

  private void payment() throws IOException, InterruptedException {
    String id = "floor-" + Long.toHexString(PAYMENTS.incrementAndGet());
    String authorization =
        call(
            "authorizations",
            id,
            "{\"amount\":{\"value\":20000,\"currency\":\"EUR\"},\"token\":\"tok_visa\",\"merchantReference\":\"%s\"}"
                .formatted(id));
    for (int order = 1; order <= 2; order++) {
      call(
          "captures",
          id + "-" + order,
          "{\"authorization\":\"%s\",\"amount\":{\"value\":10000,\"currency\":\"EUR\"},\"merchantReference\":\"%s-%d\"}"
              .formatted(authorization, id, order));
    }
  }

  private String call(String what, String key, String body)
      throws IOException, InterruptedException {
    byte[] request =
        Wire.post(wires.base(), "/v1/" + what, "Idempotency-Key: %s\r\n".formatted(key), body);
    Wire.Answer answer = wires.send(request);
    ok(answer, 200);
    return JsonMapper.shared().readTree(answer.body()).path("reference").asString("");
  }

  private static void ok(Wire.Answer answer, int wanted) {
    if (answer.status() != wanted) {
      throw new IllegalStateException(
          "answered with %d where %d was expected".formatted(answer.status(), wanted));
    }
  }

  private interface One {
    void run(int n) throws IOException, InterruptedException;
  }

  private static int all(int count, One one) throws InterruptedException {
    List<Future<?>> lanes = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int lane = 0; lane < AT_ONCE; lane++) {
        int first = lane;
        lanes.add(
            threads.submit(() -> {
              for (int n = first; n < count; n += AT_ONCE) one.run(n);
              return count;
            }));
      }
      for (Future<?> lane : lanes) lane.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(String.valueOf(e.getCause()), e);
    }
    return count;
  }

  @Override
  public void close() {
    wires.close();
  }
}
