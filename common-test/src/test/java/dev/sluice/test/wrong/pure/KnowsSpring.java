package dev.sluice.test.wrong.pure;

import org.springframework.stereotype.Component;

@Component
final class KnowsSpring {}
