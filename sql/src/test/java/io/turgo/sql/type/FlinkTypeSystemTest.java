package io.turgo.sql.type;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.sql.type.SqlTypeName;
import org.junit.jupiter.api.Test;

class FlinkTypeSystemTest {
    private final RelDataTypeFactory factory = new TurgoTypeFactory();
    private final FlinkTypeSystem system = FlinkTypeSystem.INSTANCE;

    private RelDataType decimal(int precision, int scale) {
        return factory.createSqlType(SqlTypeName.DECIMAL, precision, scale);
    }

    @Test
    void aProductKeepsAllDigitsWhileTheyFit() {
        assertEquals(decimal(37, 24), system.deriveDecimalMultiplyType(factory, decimal(18, 12), decimal(18, 12)));
    }

    @Test
    void tooManyDigitsCostThoseBehindThePointButSix() {
        assertEquals(decimal(38, 17), system.deriveDecimalMultiplyType(factory, decimal(30, 10), decimal(20, 20)));
        assertEquals(decimal(38, 6), system.deriveDecimalMultiplyType(factory, decimal(38, 10), decimal(38, 10)));
    }

    @Test
    void aQuotientHasAtLeastSixDigitsBehindThePoint() {
        assertEquals(decimal(21, 11), system.deriveDecimalDivideType(factory, decimal(10, 0), decimal(10, 0)));
        assertEquals(decimal(38, 12), system.deriveDecimalDivideType(factory, decimal(38, 24), decimal(38, 12)));
    }

    @Test
    void aSumHasRoomForOneDigitMore() {
        assertEquals(decimal(12, 2), system.deriveDecimalPlusType(factory, decimal(10, 2), decimal(11, 2)));
    }

    @Test
    void aRemainderIsNoLargerThanEither() {
        assertEquals(decimal(5, 2), system.deriveDecimalModType(factory, decimal(10, 2), decimal(4, 1)));
    }

    @Test
    void aggregatesOfDecimalsHave38Digits() {
        assertEquals(decimal(38, 12), system.deriveSumType(factory, decimal(18, 12)));
        assertEquals(decimal(38, 6), system.deriveAvgAggType(factory, decimal(10, 2)));
        assertEquals(decimal(38, 12), system.deriveAvgAggType(factory, decimal(18, 12)));
    }

    @Test
    void theAverageOfIntegersIsAnInteger() {
        final RelDataType integer = factory.createSqlType(SqlTypeName.INTEGER);
        assertEquals(integer, system.deriveAvgAggType(factory, integer));
    }
}
