package dev.sluice.platform.command;

import java.io.PrintStream;
import java.nio.file.Path;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where a command speaks.
 *
 * @param home the checked-out repository
 * @param out results
 * @param progress everything else
 */
record Console(Path home, PrintStream out, PrintStream progress) {

  /** One line, for machines. */
  void json(Object value) {
    out.println(JsonMapper.shared().writeValueAsString(value));
  }
}
