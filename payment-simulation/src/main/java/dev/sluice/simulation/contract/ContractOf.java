package dev.sluice.simulation.contract;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Says which ports a suite speaks for: a fake of a port nobody speaks for fails the build. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface ContractOf {
  Class<?>[] value();
}
