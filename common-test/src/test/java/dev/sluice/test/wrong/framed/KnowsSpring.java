package dev.sluice.test.wrong.framed;

import org.springframework.stereotype.Component;

@Component
final class KnowsSpring {}
