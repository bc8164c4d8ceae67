package dev.sluice.test.wrong.stairs.high.right;

import dev.sluice.test.wrong.stairs.high.left.Left;

public interface Right {
  Left left();
}
