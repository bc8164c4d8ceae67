package dev.sluice.platform.command;

import dev.sluice.platform.data.DataDirectory;
import dev.sluice.platform.data.Endpoints;
import java.io.PrintStream;

/** Where to look, for people. */
final class LookAround {

  static void print(Endpoints at, DataDirectory data, PrintStream out) {
    line(out, "API", at.api() + "/api/v1   (" + at.api() + "/swagger-ui.html)");
    line(
        out,
        "token",
        "./sluice token" + option(data) + "   (--role FINANCE, --role SELLER --seller ID, ...)");
    line(out, "health", at.management() + "/actuator/health");
    line(out, "metrics", at.management() + "/actuator/prometheus");
    line(
        out,
        "PostgreSQL",
        "psql 'postgresql://%s@%s:%d/%s'"
            .formatted(
                at.postgres().user(),
                at.postgres().host(),
                at.postgres().port(),
                at.postgres().database()));
    line(out, "Kafka", at.kafka());
    line(out, "Redis", at.redis().toString());
    line(out, "PSP", at.psp() + "/v1/operations");
    line(out, "identity", at.identity() + "/.well-known/openid-configuration");
    line(out, "all of it", data.endpoints().toString());
  }

  private static String option(DataDirectory data) {
    return data.equals(new DataOption().directory()) ? "" : " --data '" + data.root() + "'";
  }

  private static void line(PrintStream out, String what, String where) {
    out.printf("  %-12s %s%n", what, where);
  }

  private LookAround() {}
}
