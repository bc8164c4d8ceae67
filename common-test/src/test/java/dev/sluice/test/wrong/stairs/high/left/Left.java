package dev.sluice.test.wrong.stairs.high.left;

import dev.sluice.test.wrong.stairs.high.right.Right;

public interface Left {
  Right right();
}
