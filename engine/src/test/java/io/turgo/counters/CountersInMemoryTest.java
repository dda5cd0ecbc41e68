package io.turgo.counters;

class CountersInMemoryTest extends CountersContract {
    @Override
    Counters open(CountersSettings settings) {
        return Counters.inMemory(settings);
    }
}
