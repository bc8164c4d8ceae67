package dev.sluice.service.config;

import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Stops the shared service after the last test, while its servers are still there. */
public final class EndOfTests implements BeforeAllCallback {

  @Override
  public void beforeAll(ExtensionContext context) {
    context
        .getRoot()
        .getStore(ExtensionContext.Namespace.GLOBAL)
        .computeIfAbsent(EndOfTests.class, _ -> (AutoCloseable) RunningService::close);
  }
}
