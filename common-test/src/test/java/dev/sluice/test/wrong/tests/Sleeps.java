package dev.sluice.test.wrong.tests;

final class Sleeps {
  void until() throws InterruptedException {
    Thread.sleep(10);
  }
}
