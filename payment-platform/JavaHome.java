import java.nio.file.Files;
import java.nio.file.Path;

/** Writes down where the JDK is that runs it. */
final class JavaHome {
  public static void main(String[] args) throws Exception {
    Files.writeString(Path.of(args[0]), System.getProperty("java.home") + "\n");
  }

  private JavaHome() {}
}
