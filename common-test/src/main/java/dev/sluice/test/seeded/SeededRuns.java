package dev.sluice.test.seeded;

import java.lang.reflect.Method;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;
import org.opentest4j.TestAbortedException;

/** Runs a {@link Seeded} test once for each seed, until one fails. */
final class SeededRuns implements TestTemplateInvocationContextProvider {

  @Override
  public boolean supportsTestTemplate(ExtensionContext context) {
    return context.getRequiredTestMethod().isAnnotationPresent(Seeded.class);
  }

  @Override
  public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(
      ExtensionContext context) {
    var method = context.getRequiredTestMethod();
    var failed = new AtomicBoolean();
    // JUnit asks for the next seed only when the run before it is over.
    return seeds(method)
        .takeWhile(seed -> !failed.get())
        .mapToObj(seed -> new Run(Chance.of(seed), method, failed));
  }

  private static LongStream seeds(Method method) {
    var single = System.getProperty("seed");
    if (single != null) {
      return LongStream.of(number("seed", single));
    }
    var times = System.getProperty("seeds.times");
    long count =
        times == null ? method.getAnnotation(Seeded.class).times() : number("seeds.times", times);
    return LongStream.generate(source(method)).limit(count);
  }

  /** Short numbers: a seed is read aloud and typed. */
  private static LongSupplier source(Method method) {
    var name = method.getDeclaringClass().getName() + "." + method.getName();
    var random =
        switch (System.getProperty("seeds", "same")) {
          case "same" -> new SplittableRandom(name.hashCode());
          case "fresh" -> new SplittableRandom();
          default -> throw new IllegalArgumentException("-Dseeds is 'same' or 'fresh'");
        };
    return () -> random.nextInt(1, Integer.MAX_VALUE);
  }

  private static long number(String property, String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("-D" + property + " is a number, not " + text, e);
    }
  }

  private record Run(Chance chance, Method method, AtomicBoolean failed)
      implements TestTemplateInvocationContext, ParameterResolver, TestExecutionExceptionHandler {

    @Override
    public String getDisplayName(int invocation) {
      return chance.toString();
    }

    @Override
    public List<Extension> getAdditionalExtensions() {
      return List.of(this);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType().isAssignableFrom(Chance.class)
          && !parameter.getParameter().getType().equals(Object.class);
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      return chance;
    }

    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable failure)
        throws Throwable {
      if (failure instanceof TestAbortedException) {
        throw failure;
      }
      failed.set(true);
      throw new SeedFailure(chance.seed(), method, failure);
    }
  }
}
