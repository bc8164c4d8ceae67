package dev.sluice.test.wrong.names;

final class OrderHelper {
  record OrderDto() {}
}
