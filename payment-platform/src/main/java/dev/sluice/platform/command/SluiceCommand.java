package dev.sluice.platform.command;

import dev.sluice.bench.order.MadeUpOrders.Sellers;
import dev.sluice.platform.part.Profile;
import dev.sluice.platform.token.Role;
import dev.sluice.servers.process.ServerFailure;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command itself, which only knows its subcommands. */
@Command(
    name = "sluice",
    mixinStandardHelpOptions = true,
    version = "sluice 0.1.0",
    synopsisSubcommandLabel = "COMMAND",
    description =
        "Payments and double-entry ledger for marketplaces, with everything they need on this machine.",
    footer = {
      "",
      "demo, pay, settle, payout and audit start the platform if it is not up, and stop what they started.",
      "Exit codes: 0 all is well, 1 it is not, 2 the command cannot be meant like that."
    })
final class SluiceCommand {
  private static final int FAILED = 1;
  private static final int MISUSED = 2;
  private static final int STOPPED = 130;

  static int run(Console console, String... arguments) {
    CommandLine line = new CommandLine(new SluiceCommand());
    line.addSubcommand(new UpCommand(console));
    line.addSubcommand(new StatusCommand(console));
    line.addSubcommand(new DemoCommand(console));
    line.addSubcommand(new PayCommand(console));
    line.addSubcommand(new SettleCommand(console));
    line.addSubcommand(new PayoutCommand(console));
    line.addSubcommand(new AuditCommand(console));
    line.addSubcommand(new DoctorCommand(console));
    line.addSubcommand(new TokenCommand(console));
    line.addSubcommand(new HoldCommand(console));
    line.addSubcommand(new SimulateCommand(console));
    line.addSubcommand(new ChaosCommand(console));
    line.addSubcommand(BenchCommand.line(console));
    line.addSubcommand(DlqCommand.line(console));
    line.addSubcommand(new ResendCommand(console));
    line.registerConverter(Duration.class, Durations::parse);
    line.registerConverter(Instant.class, ResendCommand::since);
    line.registerConverter(Profile.class, Words::profile);
    line.registerConverter(Role.class, Words::role);
    line.registerConverter(Sellers.class, Words::sellers);
    line.setOut(new PrintWriter(console.out(), true));
    line.setErr(new PrintWriter(console.progress(), true));
    line.setExecutionExceptionHandler((exception, _, _) -> told(console, exception));
    if (arguments.length == 0) {
      line.usage(console.progress());
      return MISUSED;
    }
    return line.execute(arguments);
  }

  private static int told(Console console, Exception exception) {
    return switch (exception) {
      case ServerFailure failure -> tell(console, failure, FAILED);
      case IllegalArgumentException misuse -> tell(console, misuse, MISUSED);
      case InterruptedException _ -> STOPPED;
      default -> {
        exception.printStackTrace(console.progress());
        yield FAILED;
      }
    };
  }

  private static int tell(Console console, Exception exception, int code) {
    console.progress().println(exception.getMessage());
    return code;
  }
}
