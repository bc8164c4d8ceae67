package dev.sluice.simulation.life;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A port like the sound one, but for one method. */
final class Variant {

  /** What the method does instead. */
  interface Instead {
    @Nullable Object of(Call call) throws Throwable;
  }

  /** A call as it came. */
  record Call(Object sound, Method method, Object[] arguments) {

    @Nullable Object goOn() throws Throwable {
      return with(arguments);
    }

    /** What the sound one answers. */
    <T> T answer(Class<T> type) throws Throwable {
      return Objects.requireNonNull(type.cast(goOn()));
    }

    @Nullable Object with(@Nullable Object... others) throws Throwable {
      try {
        return method.invoke(sound, others);
      } catch (InvocationTargetException failure) {
        throw failure.getCause();
      }
    }

    <T> T argument(int n, Class<T> type) {
      return type.cast(arguments[n]);
    }
  }

  private Variant() {}

  static <T> T of(Class<T> port, T sound, String method, Instead instead) {
    var none = new Object[0];
    return port.cast(
        Proxy.newProxyInstance(
            port.getClassLoader(),
            new Class<?>[] {port},
            (_, called, arguments) -> {
              var call = new Call(sound, called, arguments == null ? none : arguments);
              return called.getName().equals(method) ? instead.of(call) : call.goOn();
            }));
  }
}
