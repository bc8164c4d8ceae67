package dev.sluice.simulator.book;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of the list of everything done.
 *
 * @param next where the following part begins, null at the end
 */
public record Page(List<Done> operations, @Nullable Long next) {}
