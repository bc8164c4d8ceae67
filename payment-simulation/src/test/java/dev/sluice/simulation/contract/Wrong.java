package dev.sluice.simulation.contract;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;

/** A port that does right in everything but one thing. */
final class Wrong {

  /** What it does instead, and what it would have done. */
  interface Twist {
    @Nullable Object instead(Right right, Object[] arguments) throws Throwable;
  }

  interface Right {
    @Nullable Object with(Object... arguments) throws Throwable;
  }

  static <P> P in(Class<P> port, P right, String method, Twist twist) {
    return port.cast(
        Proxy.newProxyInstance(
            port.getClassLoader(),
            new Class<?>[] {port},
            (_, called, arguments) ->
                called.getName().equals(method)
                    ? twist.instead(others -> invoke(called, right, others), arguments)
                    : invoke(called, right, arguments)));
  }

  private static @Nullable Object invoke(Method method, Object on, @Nullable Object[] arguments)
      throws Throwable {
    try {
      return method.invoke(on, arguments);
    } catch (InvocationTargetException thrown) {
      throw thrown.getCause();
    }
  }

  private Wrong() {}
}
