package dev.sluice.infrastructure.migration;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The changesets this program was built with, in order. */
final class Changelog {

  static final String DIRECTORY = "db/changelog/";
  static final String MASTER = DIRECTORY + "master.xml";

  private static final Pattern INCLUDE = Pattern.compile("<include file=\"([^\"]+)\"");
  private static final Pattern CHANGESET =
      Pattern.compile("^--changeset [^:\\s]+:(\\S+)", Pattern.MULTILINE);

  private Changelog() {}

  /** Their ids, unique over all files. */
  static List<String> ids() {
    var ids = new ArrayList<String>();
    var files = INCLUDE.matcher(read(MASTER));
    while (files.find()) {
      var changesets = CHANGESET.matcher(read(DIRECTORY + files.group(1)));
      while (changesets.find()) ids.add(changesets.group(1));
    }
    return List.copyOf(ids);
  }

  private static String read(String resource) {
    try (var in = Changelog.class.getClassLoader().getResourceAsStream(resource)) {
      if (in == null) throw new IllegalStateException(resource + " is not on the class path");
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
