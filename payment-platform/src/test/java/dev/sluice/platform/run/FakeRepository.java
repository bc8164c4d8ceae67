package dev.sluice.platform.run;

import dev.sluice.platform.part.Installation;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** A repository in which everything was built, by somebody in a hurry. */
record FakeRepository(Path root) {
  private static final String MAIN = FakeApplication.class.getName();
  private static final String FILE = MAIN.replace('.', '/') + ".class";

  static FakeRepository in(Path root) throws IOException {
    FakeRepository repository = new FakeRepository(root);
    for (String module :
        List.of("payment-service", "payment-consumers", "psp-simulator", "identity-server")) {
      write(repository.jar(module));
    }
    return repository;
  }

  Installation installation() {
    return new Installation(root);
  }

  /** From now on the module's program dies at start, or does so no longer. */
  void dies(String module, boolean really) throws IOException {
    Path mark = root.resolve(jar(module).getFileName() + ".die");
    if (really) {
      Files.createFile(mark);
    } else {
      Files.delete(mark);
    }
  }

  private Path jar(String module) {
    return root.resolve(module).resolve("target").resolve(module + "-1-app.jar");
  }

  private static void write(Path jar) throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, MAIN);
    Files.createDirectories(jar.getParent());
    try (var out = new JarOutputStream(Files.newOutputStream(jar), manifest);
        InputStream in = FakeRepository.class.getResourceAsStream("/" + FILE)) {
      out.putNextEntry(new JarEntry(FILE));
      if (in == null) throw new IOException("no " + FILE);
      in.transferTo(out);
      out.closeEntry();
    }
  }
}
