package dev.sluice.infrastructure.config;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.context.annotation.ComponentScan;

/**
 * Brings every adapter into an application that has this module on its class path. Each room has a
 * {@code @Configuration} of its own, because its adapters are visible nowhere else.
 */
@AutoConfiguration(before = DataSourceAutoConfiguration.class)
@ComponentScan("dev.sluice.infrastructure")
public class InfrastructureConfiguration {}
