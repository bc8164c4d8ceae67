package dev.sluice.platform.control;

import dev.sluice.platform.supervision.PartStatus;
import java.util.List;

/**
 * A platform as another command sees it.
 *
 * @param ready whether it has been up as a whole; single parts may be down since
 * @param command the one that runs it, {@code up}
 * @param options with which it was started, {@code --psp fast --seed 1}
 */
public record Overview(
    boolean ready, String command, List<String> options, List<PartStatus> parts) {}
