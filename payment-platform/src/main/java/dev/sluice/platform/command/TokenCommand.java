package dev.sluice.platform.command;

import dev.sluice.platform.door.Door;
import dev.sluice.platform.token.Role;
import dev.sluice.platform.token.Tokens;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "token",
    mixinStandardHelpOptions = true,
    description = {
      "Print a token for the API: curl -H \"Authorization: Bearer $(./sluice token)\" ...",
      "Of the platform that is up; it is good for 15 minutes."
    })
final class TokenCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private DataOption data = new DataOption();

  @Option(
      names = "--role",
      paramLabel = "ROLE",
      defaultValue = "payment:write",
      description =
          "payment:write, payment:read, FINANCE, ADMIN or SELLER (default: ${DEFAULT-VALUE}).")
  private Role role = Role.WRITE;

  @Option(
      names = "--as",
      paramLabel = "SUBJECT",
      defaultValue = "a",
      description =
          "a, or b for the second person of FINANCE and ADMIN (default: ${DEFAULT-VALUE}).")
  private String subject = "a";

  @Option(names = "--seller", paramLabel = "ID", description = "Whose token, with --role SELLER.")
  private @Nullable String seller;

  @Option(names = "--json", description = "One line of JSON.")
  private boolean json;

  TokenCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Optional<String> id = Optional.ofNullable(seller);
    if (id.isPresent() && role != Role.SELLER) {
      throw new IllegalArgumentException(
          "--seller goes with --role SELLER, not with " + role.word());
    }
    id.ifPresentOrElse(Tokens::check, () -> Tokens.check(role, subject));
    Tokens tokens = Door.tokens(data.directory().make());
    String token = id.map(tokens::ofSeller).orElseGet(() -> tokens.of(role, subject)).get();
    if (json) {
      console.json(Map.of("token", token, "role", role.word(), "subject", id.orElse(subject)));
    } else {
      console.out().println(token);
    }
    return 0;
  }
}
