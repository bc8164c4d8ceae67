package dev.sluice.servers.stack;

/** Where the servers listen; 0 for a free port. */
public record Ports(int postgres, int kafka, int redis) {
  public static final Ports FREE = new Ports(0, 0, 0);
}
