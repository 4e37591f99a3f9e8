using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Catalog.Data.Sqlite.Migrations
{
    /// <summary>Rows of runs stand in the tree of their key, instead of one beside it: a run is a tree less to write, and so is each of its datasets.</summary>
    public partial class RunsByTheirKey : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder) => Make(migrationBuilder, " WITHOUT ROWID");

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder) => Make(migrationBuilder, "");

        private static void Make(MigrationBuilder migrationBuilder, string how) => migrationBuilder.Sql($"""
            CREATE TABLE "RunsMade" (
                "Id" BLOB NOT NULL CONSTRAINT "PK_Runs" PRIMARY KEY,
                "ProducerId" TEXT NOT NULL,
                "JobNumber" INTEGER NOT NULL,
                "State" TEXT NOT NULL,
                "StartedAt" TEXT NULL,
                "EndedAt" TEXT NULL,
                "FirstEventAt" TEXT NOT NULL,
                "LastEventAt" TEXT NOT NULL,
                "Facets" TEXT NOT NULL
            ){how};
            INSERT INTO "RunsMade" SELECT "Id", "ProducerId", "JobNumber", "State", "StartedAt", "EndedAt", "FirstEventAt", "LastEventAt", "Facets" FROM "Runs" ORDER BY "Id";
            DROP TABLE "Runs";
            ALTER TABLE "RunsMade" RENAME TO "Runs";
            CREATE INDEX "IX_Runs_JobNumber_LastEventAt" ON "Runs" ("JobNumber", "LastEventAt");
            CREATE INDEX "IX_Runs_ProducerId" ON "Runs" ("ProducerId");
            CREATE TABLE "RunDatasetsMade" (
                "RunId" BLOB NOT NULL,
                "DatasetNumber" INTEGER NOT NULL,
                "Direction" TEXT NOT NULL,
                "At" TEXT NOT NULL,
                "Facets" TEXT NOT NULL,
                "Touched" INTEGER NOT NULL,
                CONSTRAINT "PK_RunDatasets" PRIMARY KEY ("RunId", "DatasetNumber", "Direction")
            ){how};
            INSERT INTO "RunDatasetsMade" SELECT "RunId", "DatasetNumber", "Direction", "At", "Facets", "Touched" FROM "RunDatasets" ORDER BY "RunId", "DatasetNumber", "Direction";
            DROP TABLE "RunDatasets";
            ALTER TABLE "RunDatasetsMade" RENAME TO "RunDatasets";
            CREATE INDEX "IX_RunDatasets_DatasetNumber_At_Touched" ON "RunDatasets" ("DatasetNumber", "At", "Touched");
            """);
    }
}
